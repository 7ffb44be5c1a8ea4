"""``handouts helplines`` and ``handouts ready``: a project → its help lines and what is missing, in plain words.

``helplines checked`` has a check written into the user's own folder. It chooses no line and judges none itself.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Sequence
from typing import Any

from builder.cli import findings
from builder.cli.asking import library_of, to_type
from builder.cli.summary import VERSION, program_file
from builder.cli.terminal import say, tell
from builder.diagnostics import Severity, nearest, severity_of, visible
from builder.edit import record
from builder.errors import UsageError
from builder.helplines import (
    DAYS_A_CHECK_HOLDS,
    FILE,
    KINDS,
    LAWS,
    TOOLS,
    Check,
    HelpLine,
    Kind,
    Law,
    contact_of,
    days_left,
    state_of,
)
from builder.lesson import Lesson
from builder.library import Findings, Library, one_of
from builder.personalize.helping import needs_of
from builder.personalize.readiness import Missing, Readiness, readiness

KIND_WORDS: dict[Kind, str] = {
    "emergency": "Danger now",
    "trafficking": "Someone controls you or makes you work",
    "crisis": "When it feels like too much",
    "image": "Threats with a private image",
    "child": "Help for people under 18",
    "work": "Trouble with pay, papers or a boss",
}
_OFFICIAL = "Emergency numbers are looked up on an official page, such as that of the police, and never rung as a test."
_NOT_SAID = "not yet checked"


# -- what is shared


def _lessons(library: Library) -> tuple[Lesson, ...]:
    """The lessons that this program prints; those with faults are told of elsewhere."""
    names = library.program[0].lessons or library.own_lessons or tuple(library.lessons)
    known = (library.lesson(one_of(name, library.lessons, "lesson"))[0] for name in names)
    return tuple(lesson for lesson in known if lesson is not None)


def _faults(library: Library) -> Findings:
    return (*library.program[1], *library.helplines[1], *library.laws[1])


def _told_faults(library: Library, form: str) -> bool:
    """Tell what is wrong with the program's or the help lines' files; True if something has to be mended first."""
    found = _faults(library)
    if form != "json":
        for line in findings.lines(found, "short" if form == "short" else "text"):
            tell(line)
    return any(severity_of(one, strict=False) is Severity.ERROR for one in found)


def _needed(library: Library) -> tuple[Kind, ...]:
    needed = {"emergency"}.union(*map(needs_of, _lessons(library)))
    return tuple(kind for kind in KINDS if kind in needed)


def _here(library: Library) -> list[HelpLine]:
    """The lines of the program's countries, doubtful ones too: they are to be looked into."""
    countries = library.program[0].countries
    return [line for line in library.helplines[0] if any(map(line.serves, countries))]


def _state(line: HelpLine | Law, today: datetime.date) -> str:
    state, check = state_of(line, today), line.check
    if state == "doubtful":
        return f"doubtful, never printed: {line.doubt}"
    if check is not None and state == "checked":
        return f"checked on {check.on} by {check.by}, holds for {_days(days_left(check, today))}"
    if check is not None and state == "lapsed":
        return f"checked on {check.on}, more than {DAYS_A_CHECK_HOLDS} days ago: check it again"
    if check is not None and check.what and check.on <= today:
        return f"{_NOT_SAID}: on {check.on} it was {check.what}"
    return _NOT_SAID


def _days(number: int) -> str:
    return "today only" if number == 0 else f"{number} more day{'' if number == 1 else 's'}"


def _line(line: HelpLine) -> str:
    return f"{line.id}: {line.name}, {contact_of(line)}"


# -- handouts helplines


def list_help_lines(is_call_sheet: bool, **words: Any) -> int:
    """Print the lines by kind of help with what each is worth. Returns 1 if their files have something to mend."""
    library, form = library_of(words), words["form"]
    has_faults = _told_faults(library, form)
    if form == "json":
        say(json.dumps(_as_data(library), ensure_ascii=False, indent=1))
    elif form == "short":
        for line in _here(library):
            say(f"{line.id}\t{','.join(line.kinds)}\t{contact_of(line)}\t{state_of(line, library.today)}")
    else:
        for row in _call_sheet(library) if is_call_sheet else _list(library):
            say(row)
    return 1 if has_faults else 0


def _as_data(library: Library) -> dict[str, Any]:
    judged = _judged(library)
    return {
        "handouts": VERSION,
        "countries": list(library.program[0].countries),
        "needed": list(_needed(library)),
        "lines": [
            {
                "id": line.id,
                "name": line.name,
                "kinds": list(line.kinds),
                "contact": contact_of(line),
                "state": state_of(line, library.today),
                "doubt": line.doubt or None,
                "checked-on": line.check.on.isoformat() if line.check else None,
            }
            for line in _here(library)
        ],
        "sample": judged.is_sample,
        "findings": findings.as_data(_faults(library)),
    }


def _list(library: Library) -> Iterator[str]:
    program, today = library.program[0], library.today
    if not program.countries:
        yield "No country is set, so no help line is printed: the pages have lines to write on."
        yield f"Next: type your country in {program_file(library)}, such as: country: KE"
        return
    yield f"Help lines for {', '.join(program.countries)}, by kind of help."
    yield "As long as one is not checked, every page says SAMPLE."
    here, judged = _here(library), _judged(library)
    for kind in _needed(library):
        yield ""
        yield KIND_WORDS[kind]
        for line in here:
            if kind in line.kinds:
                yield f"  {_line(line)}"
                yield f"    {_state(line, today)}"
        for one in judged.missing:
            if one.reason == "no-line" and one.kind == kind:
                yield f"  none that can be printed for {one.country}"
        for by_hand, country in judged.by_hand:
            if by_hand == kind:
                yield f"  to be written on the pages by hand for {country}"
    law = [one for one in library.laws[0] if set(one.countries) & set(program.countries)]
    if law:
        yield ""
        yield "Laws, for facilitators; only checked ones are printed"
        for entry in law:
            yield f"  {entry.id}: {entry.text}"
            yield f"    {_state(entry, today)}"
    yield ""
    yield f"Next: {to_type(library, 'helplines --call-sheet' if judged.is_sample else 'ready')}"


def _call_sheet(library: Library) -> Iterator[str]:
    """To print and work through: every line that is not checked, with what to ask and what to type afterwards."""
    today = library.today
    yield "CALL SHEET, for you only. Do not hand it out."
    yield ""
    yield f"Made on {today}. Ring each line yourself, from a telephone that you may be seen to use."
    yield _OFFICIAL
    needed = set(_needed(library))
    open_lines = [line for line in _here(library) if needed & set(line.kinds) and state_of(line, today) != "checked"]
    for line in open_lines:
        yield ""
        yield f"[ ] {line.name}    {contact_of(line)}"
        yield f"    for: {'; '.join(KIND_WORDS[kind] for kind in KINDS if kind in line.kinds)}"
        if line.status == "doubtful":
            yield f"    DOUBTFUL: {line.doubt}"
        if line.source:
            yield f"    seen at: {line.source}"
        yield from (f"    {question}" for question in _questions(line))
        yield "    right ___   wrong ___   no answer ___   day ____________   by ____________________"
        yield f"    If it is right, type: {_to_note(library, line)}"
    yield ""
    as_pdf = to_type(library, "build call-sheet")
    yield f"{len(open_lines)} to check. As a PDF: {as_pdf}" if open_lines else "Everything is checked."


def _questions(line: HelpLine) -> Iterator[str]:
    if "emergency" in line.kinds:
        yield "Do not ring it. On which official page does it stand? ______________________________"
        return
    if not (line.number or line.text):
        yield "Open the page. Is it still there, and does it do what this says?"
        yield f"It says: {line.about}" if line.about else "What does it do? ______________________________"
        return
    asked = (
        ("At which hours?", line.hours),
        ("In which languages?", ", ".join(line.languages)),
        ("For whom?", line.people),
        ("What does a call cost?", line.cost),
        ("From other countries?", line.from_abroad),
        ("Whom does it tell: police, immigration, parents?", line.shares_with),
    )
    for question, known in asked:
        yield f"{question} {f'We have: {known}. Right? ______' if known else '______________________________'}"
    if line.ask:
        yield line.ask


def _to_note(library: Library, line: HelpLine) -> str:
    how = ' --how "the page where it stands"' if "emergency" in line.kinds else ""
    return to_type(library, f'helplines checked {line.id} --by "your name"{how}')


# -- handouts helplines checked


def record_check(entry: str, by: str, on: str | None, how: str | None, **words: Any) -> int:
    """Write down that somebody checked an entry. Raises UsageError, OutputError."""
    library = library_of(words)
    found, file = _entry(library, entry)
    if len(library.project.roots) == 1:
        raise UsageError(
            "These are the help lines that come with the program, and your checks belong into a folder of your own.",
            "Type: handouts init my-program, then the same with --project my-program.",
        )
    if not by.strip():
        raise UsageError("Nobody is named.", 'Type who checked it: --by "Amina Otieno".')
    day = _day(on, library.today)
    check = Check(" ".join(by.split()), day, _how(found, how), contact_of(found))
    said = {
        "status": "checked",
        "checked-by": check.by,
        "checked-on": check.on.isoformat(),
        "checked-how": check.how,
        "checked-what": check.what,
    }
    is_new = record(library.project.roots[0], file, entry, said)
    until = day + datetime.timedelta(days=DAYS_A_CHECK_HOLDS)
    name = found.name if isinstance(found, HelpLine) else found.id
    say(f"{'Written down' if is_new else 'Already written down'} in {file}: {name}, {check.what}")
    say(f"Checked on {day} by {check.by}. It holds until {until}; then check it again.")
    if isinstance(found, HelpLine) and not any(map(found.serves, library.program[0].countries)):
        say(f"It is not printed: it is for {', '.join(found.countries)}, and your program is not.")
    say()
    say(f"Next: {to_type(library, 'ready')}")
    return 0


def _entry(library: Library, name: str) -> tuple[HelpLine | Law, str]:
    """The entry of this name, and the file it belongs into. Raises UsageError if there is none."""
    entries: dict[str, HelpLine | Law] = {law.id: law for law in library.laws[0]}
    entries |= {line.id: line for line in library.helplines[0]}
    if name in entries:
        found = entries[name]
        return found, next(file for file in (FILE, TOOLS, LAWS) if found.at.file.endswith(file))
    near = nearest(name, entries)
    faults = " Its file has something to mend; see: handouts helplines." if library.helplines[1] else ""
    hint = f"Did you mean {near}?" if near else "See what there is: handouts helplines."
    raise UsageError(f"There is no help line {visible(name)}.{faults}", hint)


def _day(typed: str | None, today: datetime.date) -> datetime.date:
    if typed is None:
        return today
    try:
        day = datetime.date.fromisoformat(typed)
    except ValueError:
        raise UsageError(f"{visible(typed)} is not a day.", "Type year-month-day, such as --on 2026-11-24.") from None
    if day > today:
        raise UsageError(f"{day} is still to come.", "Type the day on which it was checked.")
    if (today - day).days > DAYS_A_CHECK_HOLDS:
        raise UsageError(f"{day} is more than {DAYS_A_CHECK_HOLDS} days ago.", "Check it again, then write that down.")
    return day


def _how(found: HelpLine | Law, typed: str | None) -> str:
    if typed and typed.strip():
        return " ".join(typed.split())
    if isinstance(found, Law):
        raise UsageError("Nobody says how this law was checked.", 'Add: --how "asked the lawyer of …".')
    if "emergency" in found.kinds:
        raise UsageError(_OFFICIAL, 'Say where you saw it: --how "https://… of the police".')
    return "rang it" if found.number else "sent it a message" if found.text else "opened its page"


# -- handouts ready


def tell_ready(**words: Any) -> int:
    """Say what is missing before anything is handed out, the most dangerous first; returns 1 while anything is."""
    library, form = library_of(words), words["form"]
    has_faults, judged = _told_faults(library, form), _judged(library)
    if form == "json":
        data = {"ready": judged.is_ready and not has_faults, "sample": judged.is_sample}
        missing = [{"what": _says(one), "reason": one.reason} for one in judged.missing]
        say(json.dumps({"handouts": VERSION, **data, "missing": missing}, ensure_ascii=False, indent=1))
    elif form == "short":
        for one in judged.missing:
            say(f"{one.reason}\t{one.kind or ''}\t{one.line.id if one.line else one.country}")
    else:
        for row in _readiness(library, judged, has_faults):
            say(row)
    return 0 if judged.is_ready and not has_faults else 1


def _judged(library: Library) -> Readiness:
    return readiness(library.program[0], _lessons(library), library.helplines[0], library.today)


_IN_GUIDE = {
    "deputy": "a deputy, and that person's phone number",
    "report-to": "what you must report here, and to whom",
    "law-checked": "who looked up the law here, and when",
}


def _readiness(library: Library, judged: Readiness, has_faults: bool) -> Iterator[str]:
    if judged.missing:
        yield "Missing before you hand anything out, the most dangerous first:"
        yield ""
        yield from (f"  {number}. {_says(one)}" for number, one in enumerate(judged.missing, 1))
        yield ""
    if judged.by_hand:
        yield "Write these on the handout by hand, before you copy it:"
        yield from (f"  {KIND_WORDS[kind]} ({country})" for kind, country in judged.by_hand)
        yield ""
    if judged.by_hand_in_guide:
        yield "Write these on the first page of the guide, by hand, before you begin:"
        yield from (f"  {_IN_GUIDE[name]}" for name in judged.by_hand_in_guide)
        yield ""
    if has_faults:
        yield "Not ready: first mend what is said above."
    elif judged.missing:
        yield f"Not ready. Next: {_next(library, judged.missing)}"
    else:
        yield f"Ready. Next: {to_type(library, 'build')}"


def _says(one: Missing) -> str:
    help_with = KIND_WORDS[one.kind] if one.kind else ""
    if one.line is not None:
        what = _NOT_SAID if one.reason == "unchecked" else f"not checked for more than {DAYS_A_CHECK_HOLDS} days"
        return f"{help_with}: {_line(one.line)} is {what}."
    if one.reason == "no-line":
        return f"{help_with}: no line for {one.country} can be printed."
    return {
        "no-country": "Your country: without it no help line is printed, and every page says SAMPLE.",
        "no-lead": "The person whom people can turn to: nobody is named (safeguarding, lead).",
        "no-lead-phone": "That person's telephone number (safeguarding, phone).",
        "session-over": "The next session: its day is over, so no page names it. Type the new one (next-session).",
    }[one.reason]


def _next(library: Library, missing: Sequence[Missing]) -> str:
    first = missing[0].reason
    if first in ("unchecked", "lapsed"):
        return to_type(library, "helplines --call-sheet")
    if first == "no-line":
        return f"add a line to {FILE} in your own folder, or type help-by-hand: yes in {program_file(library)}"
    return f"type it in {program_file(library)}"
