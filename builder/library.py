"""What a project holds, for the stages: names → sources, lessons, layouts, strings and looks, each read and parsed once.

All lessons and languages of a build share them. It opens no file itself (``Project`` does) and judges no content.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property

from builder.compose import Layout, Strings
from builder.diagnostics import Diagnostic
from builder.lesson import Lesson
from builder.load import Source, load
from builder.localize import Translation, localize
from builder.program import Program, program
from builder.project import Project
from builder.typeset import Look, read_look
from builder.validate import validate
