"""`dtti-tui doctor`: what is installed, where things are kept, what is wrong and what to do."""

from __future__ import annotations

import argparse
import os

from msgspec import to_builtins

from indexdir import IndexdirError
from tui.cli import health
from tui.cli.arguments import add_folder, add_json
from tui.cli.health import Finding
from tui.cli.opening import open_library
from tui.cli.output import Output
from tui.cli.shapes import SCHEMA
from tui.cli.status import ERROR, FOUND
from tui.cli.text import one_line

_SIGNS = {"ok": " ", "warning": "?", "error": "!"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add its arguments to the parser."""
    add_folder(parser)
    add_json(parser)


def run(options: argparse.Namespace, output: Output) -> int:
    """Look at everything, change nothing."""
    findings = _findings(options)
    errors = sum(finding.state == "error" for finding in findings)
    if options.json:
        output.json({"schema": SCHEMA, "findings": [to_builtins(finding) for finding in findings]})
    else:
        _write(findings, output)
    if errors:
        output.note(f"{errors} {'thing needs' if errors == 1 else 'things need'} mending; each says how")
    return ERROR if errors else FOUND


def _findings(options: argparse.Namespace) -> list[Finding]:
    log = getattr(options, "log", None)
    findings = [*health.installed(), *health.terminal(os.environ)]
    try:
        library = open_library(options)
        looked = [*health.places(library, log), *health.collection(library), *health.notebook(library)]
    except IndexdirError as error:
        advice = "name a folder of documents with --in FOLDER, or an index directory with --index-dir DIR"
        looked = [*health.places(None, log), Finding("collection", "folder", str(error), "error", advice)]
    return findings + looked


def _write(findings: list[Finding], output: Output) -> None:
    group = ""
    for finding in findings:
        if finding.group != group:
            group = finding.group
            output.line(output.bold(group.capitalize()))
        output.line(f"{_SIGNS[finding.state]} {finding.name:<20}{one_line(finding.value)}")
        if finding.advice:
            output.line(f"  {'':<20}→ {one_line(finding.advice)}")
