import sys
from pathlib import Path

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"

if BENCHMARKS.is_dir():
    sys.path.insert(0, str(BENCHMARKS))
else:  # the source distribution has none
    collect_ignore_glob = ["test_*.py"]
