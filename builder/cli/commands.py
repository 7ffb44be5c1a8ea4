"""The commands and their options: words as typed → the call of a command's body, which is imported only then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from builder import __version__
from builder.cli.exchanging import COMMANDS as EXCHANGE
from builder.cli.group import NearChoice, OrderedGroup, minutes
from builder.cli.options import FOLDER as _FOLDER
from builder.cli.options import form as _form
from builder.cli.options import project as _project
from builder.cli.options import strict as _strict
from builder.cli.translating import translate

STAGES = ("load", "validate", "localize", "personalize", "compose", "typeset")


def _options(*options: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Put several options on a command, in the order given."""

    def put(command: Any) -> Any:
        for option in reversed(options):
            command = option(command)
        return command

    return put


_lessons = click.argument("lessons", nargs=-1, metavar="[LESSON]...")


def _selection(usual: str) -> Callable[[Any], Any]:
    """What to make of the lessons; ``usual`` says which languages are meant when none is named."""
    return _options(
        click.option(
            "-d", "--document", "documents", multiple=True, metavar="NAME",
            help="Document: handout, guide or answer-key, or a sheet of the program, such as safety-plan. May be"
            " repeated. Otherwise all of the lessons.",
        ),
        click.option(
            "-l", "--language", "languages", multiple=True, metavar="TAG",
            help=f"Language, such as ar or km; 'all' for all there are. May be repeated. Otherwise {usual}.",
        ),
        click.option(
            "--guide-language", metavar="TAG",
            help="Language of what only you read, if it is another than the handout's.",
        ),
        click.option("--audience", metavar="NAME", help="Who comes, such as adults or teens-15-17."),
        click.option(
            "--minutes", type=minutes, metavar="NUMBER",
            help="Time you have, such as 45; optional parts are left out to fit.",
        ),
    )  # fmt: skip


_look = _options(
    click.option(
        "--paper", type=NearChoice(["auto", "a4", "letter"]), default="auto",
        help="Paper; auto takes the program's, or what is usual in its country.",
    ),
    click.option("--theme", default="community", show_default=True, metavar="NAME", help="Colours, type and space."),
)  # fmt: skip
_both = _options(
    click.option(
        "--bilingual", metavar="TAG",
        help="A second language on the same pages, text beside text, for proofreading and mixed groups.",
    ),
    click.option("--stacked", is_flag=True, help="With --bilingual: each text below the other, not beside it."),
    click.option(
        "--numbered", is_flag=True,
        help="A proof with the number of each text before it, by which translators' files find it.",
    ),
)  # fmt: skip
_output = click.option("-o", "--output", type=_FOLDER, help="Folder to write to. Otherwise: output.")


@click.group(
    cls=OrderedGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    examples=("handouts build", "handouts build safety-skills --language ar", "handouts list"),
)
@click.version_option(__version__, prog_name="handouts", message="%(prog)s %(version)s")
def handouts() -> None:
    """Make printable handouts and facilitator guides that teach people to stay safe from cyber trafficking."""


@handouts.command(
    examples=(
        "handouts build",
        "handouts build safety-skills --document handout --language km",
        "handouts build --audience teens-15-17 --minutes 45 --paper letter",
        "handouts build safety-skills --language ar --bilingual en",
    )
)
@_lessons
@_selection("the lesson's own")
@_look
@_output
@_project
@_strict
@_form
@click.option(
    "--allow-unchecked", is_flag=True,
    help="Leave SAMPLE off pages whose help lines are not all checked. Each such line keeps its mark.",
)  # fmt: skip
@_both
@click.option("--stop-after", type=NearChoice(STAGES), hidden=True)
def build(**words: Any) -> int:
    """Make the PDFs to print, and say what to print how often.

    LESSON is the name of a lesson, such as safety-skills, or of a sheet of the program, such as safety-plan;
    `handouts list` shows them all. Without one, the program's own lessons are made.
    """
    if words["stop_after"]:
        from builder.cli.stages import show_stage

        return show_stage(**words)
    from builder.cli.building import build_lessons

    return build_lessons(**words)


@handouts.command(examples=("handouts check", "handouts check safety-skills --language all --format short"))
@_lessons
@_selection("all there are")
@_look
@_project
@_strict
@_form
def check(**words: Any) -> int:
    """Find faults in lessons and translations.

    Without LESSON, in those that the program names and in all of your own. Writes no file. Shows for each language how
    much of it is reviewed, a draft, out of date or missing.
    """
    from builder.cli.checking import check_lessons

    return check_lessons(**words)


@handouts.command(name="list", examples=("handouts list", "handouts list --placeholders"))
@click.option(
    "--placeholders", is_flag=True, help="Show what texts may use, such as {{ lead.name }}, and what it prints."
)
@_project
@_form
def list_command(placeholders: bool, **words: Any) -> int:
    """Show the lessons, languages, documents, themes and audiences there are."""
    from builder.cli.listing import list_everything, list_placeholders

    return list_placeholders(**words) if placeholders else list_everything(**words)


@handouts.command(examples=("handouts init my-program", "handouts build --project my-program"))
@click.argument("folder", type=_FOLDER, metavar="DIR")
@click.option("--no-input", is_flag=True, help="Ask nothing; for scripts.")
def init(folder: Path, no_input: bool) -> int:
    """Make a folder of your own that builds as it is.

    Asks six short questions, each of which may be skipped. Then writes your program's details, a small lesson and a
    page that says what is what into DIR. Replaces nothing.
    """
    from builder.cli.beginning import begin_project

    return begin_project(folder, no_input)


@handouts.group(
    cls=OrderedGroup,
    invoke_without_command=True,
    examples=(
        "handouts helplines",
        "handouts helplines --call-sheet",
        'handouts helplines checked ke-gender-violence --by "Amina Otieno"',
    ),
)
@click.option("--call-sheet", "is_call_sheet", is_flag=True, help="Make a sheet to print and work through.")
@_project
@_form
@click.pass_context
def helplines(context: click.Context, /, **words: Any) -> int:
    """Show the help lines your pages print.

    By kind of help, with who checked each of them when. Only lines of your program's countries are ever printed.
    """
    context.obj = words
    if context.invoked_subcommand is not None:
        return 0
    from builder.cli.helping import list_help_lines

    return list_help_lines(**words)


@helplines.command(examples=('handouts helplines checked ke-gender-violence --by "Amina Otieno" --on 2026-11-24',))
@click.argument("entry", metavar="NAME")
@click.option("--by", required=True, metavar="PERSON", help="Who checked it.")
@click.option("--on", metavar="DAY", help="When, such as 2026-11-24. Otherwise today.")
@click.option("--how", metavar="WORDS", help="How: 'rang it', or for an emergency number its official page.")
@_project
@click.pass_context
def checked(context: click.Context, /, entry: str, **words: Any) -> int:
    """Write down that you checked a line.

    NAME is the line's name in the list of `handouts helplines`. The note goes into your own folder, and holds for 180
    days. Ring the line first; never ring an emergency number as a test.
    """
    from builder.cli.helping import record_check

    words["project"] = words["project"] or (context.obj or {}).get("project")
    return record_check(entry, **words)


handouts.add_command(translate)
for _command in EXCHANGE:
    translate.add_command(_command)


@handouts.command(examples=("handouts ready", "handouts ready --project my-program"))
@_project
@_form
def ready(**words: Any) -> int:
    """Say what is missing before you hand anything out.

    The most dangerous first. Ends with code 1 while anything is missing.
    """
    from builder.cli.helping import tell_ready

    return tell_ready(**words)


@handouts.command(examples=("handouts watch", "handouts watch safety-skills --language ar --png"))
@_lessons
@_selection("the lesson's own")
@_look
@_output
@_project
@_strict
@click.option("--png", is_flag=True, help="Also make a picture of every page, in a folder png beside the PDFs.")
def watch(**words: Any) -> int:
    """Build again each time something is saved.

    Looks at lessons, translations and layouts. Ctrl+C ends it.
    """
    from builder.cli.watching import watch_lessons

    return watch_lessons(**words)


@handouts.command(examples=("handouts reviews", "handouts reviews safety-skills"))
@_lessons
@_project
@_form
def reviews(**words: Any) -> int:
    """Show who has reviewed the lessons.

    Three people read each: one who protects children, one who has lived through it, one who knows the law of your
    place. When the text changes, they read it again.
    """
    from builder.cli.reviewing import show_reviews

    return show_reviews(**words)


@handouts.command(examples=("handouts explain", "handouts explain M102"))
@click.argument("code", required=False)
def explain(code: str | None) -> int:
    """Explain a finding, with examples.

    CODE stands in brackets behind each finding, such as M102. Without one, all are listed.
    """
    from builder.cli.explaining import explain_code

    return explain_code(code)


@handouts.command(examples=("handouts schema", "handouts schema --output lesson.schema.json"))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write it to FILE."
)
def schema(output: Path | None) -> int:
    """Describe lessons to your editor.

    Prints JSON Schema, by which an editor completes the names in a lesson and says what each is for.
    """
    from builder.cli.describing import describe_lessons

    return describe_lessons(output)
