"""Whether a notebook keeps what it has acknowledged when the disk is full or fails: at each write in turn.

    python benchmarks/notebook_faults.py [--every 1] [--no-mount] [--no-faults]

Twenty deeds of every kind are done again and again. Each time another call that changes the disk (write, sync, cut
off, make, rename, remove; SQLite's and ours) fails with ENOSPC or EIO: that call only, or it and all after it. The
calls are made to fail by a library of some lines of C that is loaded first; it needs `cc`. Each refused deed must have
raised one clear line. Then the notebook is opened on a disk that works: it must be as it was when the last deed was
acknowledged, the file must pass the integrity check, and backup and log must come to the same. The same is done on a
small file system of its own, full but for a few kilobytes (as root, where loop devices are). Linux only.
"""

from __future__ import annotations

import argparse
import ctypes
import errno
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

from notebook_deeds import DEEDS, TENDING, agreement, open_in, state

from tui.notebook import NotebookError

SHIM = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static long left = -1, seen = 0;
static int code = 0, lasting = 0;
static char under[4096];

void fault_arm(long at, int error, int for_good, const char *directory) {
    left = at; code = error; lasting = for_good; seen = 0;
    strncpy(under, directory, sizeof under - 1);
}
long fault_seen(void) { return seen; }

/* A full disk lets go of what is there. */
static int frees(void) { return code == ENOSPC; }
static int fails(const char *path) {
    if (!under[0] || strncmp(path, under, strlen(under))) return 0;
    seen++;
    if (left < 0) return 0;
    if (seen == left || (lasting && seen > left)) { errno = code; return 1; }
    return 0;
}
static int fails_open(int fd) {
    char name[64], path[4096];
    snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(name, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return fails(path);
}
#define REAL(name) __typeof__(name) *real = dlsym(RTLD_NEXT, #name)
ssize_t write(int fd, const void *b, size_t n) { REAL(write); return fails_open(fd) ? -1 : real(fd, b, n); }
ssize_t pwrite(int fd, const void *b, size_t n, off_t o) {
    REAL(pwrite); return fails_open(fd) ? -1 : real(fd, b, n, o);
}
ssize_t pwrite64(int fd, const void *b, size_t n, off64_t o) {
    REAL(pwrite64); return fails_open(fd) ? -1 : real(fd, b, n, o);
}
int fsync(int fd) { REAL(fsync); return fails_open(fd) ? -1 : real(fd); }
int fdatasync(int fd) { REAL(fdatasync); return fails_open(fd) ? -1 : real(fd); }
int ftruncate(int fd, off_t n) { REAL(ftruncate); return !frees() && fails_open(fd) ? -1 : real(fd, n); }
int ftruncate64(int fd, off64_t n) { REAL(ftruncate64); return !frees() && fails_open(fd) ? -1 : real(fd, n); }
int rename(const char *a, const char *b) { REAL(rename); return fails(a) ? -1 : real(a, b); }
int unlink(const char *a) { REAL(unlink); return !frees() && fails(a) ? -1 : real(a); }
int mkdir(const char *a, mode_t m) { REAL(mkdir); return fails(a) ? -1 : real(a, m); }
int open(const char *path, int flags, ...) {
    va_list rest; va_start(rest, flags); mode_t mode = va_arg(rest, mode_t); va_end(rest);
    REAL(open); return (flags & O_CREAT) && fails(path) ? -1 : real(path, flags, mode);
}
int open64(const char *path, int flags, ...) {
    va_list rest; va_start(rest, flags); mode_t mode = va_arg(rest, mode_t); va_end(rest);
    REAL(open64); return (flags & O_CREAT) && fails(path) ? -1 : real(path, flags, mode);
}
"""
_UNDER = "FAULT_SHIM"


def with_the_shim() -> ctypes.CDLL:
    """The library, loaded first; the program begins once more for that."""
    if library := os.environ.get(_UNDER):
        return ctypes.CDLL(library)
    room = Path(tempfile.mkdtemp())
    source, library = room / "shim.c", str(room / "shim.so")
    source.write_text(SHIM)
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True)
    os.environ.update({"LD_PRELOAD": library, _UNDER: library})
    return os.execv(sys.executable, [sys.executable, *sys.argv])


def deeds(directory: Path, told: int) -> None:
    """Do things of all kinds, the last of them a checkpoint and a backup; tell of each and of what came of it."""
    chance = random.Random(5)
    notebook = open_in(directory)
    _tell(told, "writable" if notebook.writable else f"! {notebook.problem}")
    kinds = [*dict.fromkeys(DEEDS)]
    for deed in (DEEDS[0], *kinds, TENDING[0], *kinds[:4], TENDING[1], *kinds[-2:], DEEDS[0]):
        before = state(notebook) if notebook.writable else ""
        try:
            deed(notebook, chance)
        except NotebookError as error:
            _tell(told, f"! {error}")
            continue
        except Exception as error:
            _tell(told, f"!! {type(error).__name__}: {error}")
            continue
        after = state(notebook) if notebook.writable else ""
        if after != before:
            _tell(told, after)
    notebook.close()


def _tell(told: int, line: str) -> None:
    os.write(told, f"{line}\n".encode())


def told_by(directory: Path, arm: Callable[[], Callable[[], int]]) -> tuple[list[str], int]:
    """What a process tells while calls fail, and how many calls there were."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        seen = arm()
        try:
            deeds(directory, writing)
        except BaseException as error:
            _tell(writing, f"!! {type(error).__name__}: {error}")
        _tell(writing, f"# {seen()}")
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        lines = [line.decode() for line in told.read().split(b"\n") if line]
    os.waitpid(child, 0)
    return lines[:-1], int(lines[-1].split()[1])


def fault_after(directory: Path, lines: list[str], counts: Counter[str], kind: str) -> str:
    """What is wrong on a disk that works again; empty where nothing is."""
    refused = [line for line in lines if line.startswith("!")]
    states = [line for line in lines if not line.startswith("!") and line != "writable"]
    counts["refused"] += len(refused)
    counts["acknowledged"] += len(states)
    if odd := next((line for line in refused if line.startswith("!!") or len(line) > 600), ""):
        return f"no clear line: {odd}"
    with closing(open_in(directory)) as notebook:
        if not notebook.writable:
            return f"it can't be written: {notebook.problem}"
        counts["told at the next opening"] += bool(notebook.problem)
        now, last = state(notebook), states[-1] if states else ""
        if last and int(now.split()[0]) < int(last.split()[0]):
            return f"missing: {last} was told, {now} is there"
        if last and now != last:
            counts[f"came back though told of as not kept, {kind}"] += 1
        notebook.look_after()
        if wrong := agreement(directory):
            return wrong
        if state(notebook) != now:
            return "looking after it has changed it"
    return ""


def injected(shim: ctypes.CDLL, every: int) -> int:
    """A fault at each call; how many went wrong."""
    counts: Counter[str] = Counter()
    wrong = 0
    with tempfile.TemporaryDirectory() as home:
        calls = _calls(shim, Path(home, "count"))
        for at in range(1, calls + 1, every):
            for code, lasting in ((errno.ENOSPC, 0), (errno.ENOSPC, 1), (errno.EIO, 0), (errno.EIO, 1)):
                directory = Path(home, f"{at}")
                directory.mkdir()
                lines, _ = told_by(directory, partial(_arm, shim, at, code, lasting, directory))
                counts["faults"] += 1
                kind = f"{errno.errorcode[code]}{' and all after it' * lasting}"
                if fault := fault_after(directory, lines, counts, kind):
                    wrong += 1
                    print(f"call {at} {kind}: {fault}")
                shutil.rmtree(directory)
    print(f"{calls} calls; {wrong} wrong; " + ", ".join(f"{name}: {count:,}" for name, count in counts.items()))
    return wrong


def _calls(shim: ctypes.CDLL, directory: Path) -> int:
    directory.mkdir()
    return told_by(directory, partial(_arm, shim, -1, 0, 0, directory))[1]


def _arm(shim: ctypes.CDLL, at: int, code: int, lasting: int, directory: Path) -> Callable[[], int]:
    shim.fault_arm(ctypes.c_long(at), code, lasting, str(directory).encode())
    return lambda: int(shim.fault_seen())


def mounted() -> int:
    """The same on a file system that is full; how many went wrong."""
    counts: Counter[str] = Counter()
    wrong = 0
    with tempfile.TemporaryDirectory() as home:
        image, mount = Path(home, "image"), Path(home, "mount")
        mount.mkdir()
        image.write_bytes(bytes(4_000_000))
        # Of the pages that SQLite maps it reserves the last byte: with smaller blocks it would be ended by SIGBUS.
        subprocess.run(["mkfs.ext4", "-q", "-b", "4096", "-m", "0", "-O", "^has_journal", image], check=True)
        subprocess.run(["mount", "-o", "loop", image, mount], check=True)
        try:
            for free in range(0, 600, 8):
                directory, filler = mount / "data", mount / "filler"
                directory.mkdir()
                _fill(filler, mount, free * 1024)
                lines, _ = told_by(directory, lambda: lambda: 0)
                filler.unlink()
                counts["sizes"] += 1
                counts["with a refusal"] += any(line.startswith("!") for line in lines)
                if fault := fault_after(directory, lines, counts, "full"):
                    wrong += 1
                    print(f"{free} KB free: {fault}")
                shutil.rmtree(directory)
        finally:
            subprocess.run(["umount", mount], check=True)
    print(f"a full file system: {wrong} wrong; " + ", ".join(f"{name}: {count:,}" for name, count in counts.items()))
    return wrong


def _fill(filler: Path, mount: Path, free: int) -> None:
    with suppress(OSError), filler.open("wb", buffering=0) as file:
        status = os.statvfs(mount)
        file.write(bytes(max(0, status.f_bavail * status.f_frsize - free)))


def main() -> None:
    """Print what went wrong, and end with 1 where anything did."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--no-mount", action="store_true")
    parser.add_argument("--no-faults", action="store_true")
    options = parser.parse_args()
    wrong = 0 if options.no_faults else injected(with_the_shim(), options.every)
    wrong += 0 if options.no_mount else mounted()
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
