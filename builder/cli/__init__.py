"""The command line: words → what the stages do, and exit codes. It holds no rule about content or pages.

Exit codes are a stable interface: 0 built · 1 content refused · 2 wrong usage · 3 a font or tool is missing · 4 disk,
rights or lock · 70 our fault, with a traceback · 130 interrupted. Data goes to stdout, messages to stderr.

Nothing heavy is imported before a command runs, so that ``handouts --help`` answers at once.
"""

from __future__ import annotations

import errno
import sys
import traceback
from collections.abc import Sequence

import click

from builder.cli import terminal
from builder.cli.commands import handouts
from builder.errors import HandoutsError, InternalError, UsageError

__all__ = ["main", "run"]

NOT_WRITTEN, INTERNAL_ERROR, INTERRUPTED = 4, 70, 130
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


def main() -> None:
    """Run the program and leave with its exit code."""
    terminal.prepare()
    sys.exit(run(sys.argv[1:]))


def run(words: Sequence[str]) -> int:
    """Obey one command line; returns the exit code. The one place where what was raised becomes words."""
    try:
        code = handouts.main(list(words), prog_name="handouts", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as error:
        _tell_usage(error)
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        terminal.tell("\nStopped. Files that were already there are as they were.")
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):  # Click makes the first into the second
        terminal.silence()  # the reader of our output left (`handouts list | head`)
        return 0
    except InternalError as error:
        return _tell_our_fault(error)
    except HandoutsError as error:
        _tell_refusal(error)
        return error.exit_code
    except OSError as error:
        if error.errno not in _NO_ROOM:
            return _tell_our_fault(error)
        terminal.silence()
        terminal.tell(f"What was to be shown cannot be written: {error.strerror}. Free some room, then try again.")
        return NOT_WRITTEN
    except Exception as error:
        return _tell_our_fault(error)


def _tell_usage(error: click.ClickException) -> None:
    context = getattr(error, "ctx", None)
    terminal.tell(error.format_message())
    if context is not None:
        terminal.tell(f"See: {context.command_path} --help")


def _tell_refusal(error: HandoutsError) -> None:
    from builder.cli import findings

    if not error.diagnostics or isinstance(error, UsageError):
        terminal.tell(findings.sentence_of(error.message, error.hint))
    for line in findings.lines(error.diagnostics, "text"):
        terminal.tell(line)


def _tell_our_fault(error: Exception) -> int:
    terminal.tell("".join(traceback.format_exception(error)).rstrip())
    terminal.tell()
    terminal.tell("This is a fault of the program, not of your text. Nothing of yours was changed.")
    terminal.tell("Please report it with the lines above and the lesson you were building.")
    return INTERNAL_ERROR
