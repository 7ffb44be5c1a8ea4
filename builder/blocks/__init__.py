"""The types of block that a section may hold. Adding one: see CONTRIBUTING."""

from __future__ import annotations

from typing import TypeAlias

from builder.blocks.activity import ActivityBlock
from builder.blocks.adapt import AdaptBlock
from builder.blocks.ask import AskBlock
from builder.blocks.base import BlockBase
from builder.blocks.callout import CalloutBlock
from builder.blocks.chart import ChartBlock
from builder.blocks.checklist import ChecklistBlock
from builder.blocks.close import CloseBlock
from builder.blocks.comparison import ComparisonBlock
from builder.blocks.content_note import ContentNoteBlock
from builder.blocks.diagram import DiagramBlock
from builder.blocks.discussion import DiscussionBlock
from builder.blocks.faq import FaqBlock
from builder.blocks.figure import FigureBlock
from builder.blocks.helplines import HelplinesBlock
from builder.blocks.key_points import KeyPointsBlock
from builder.blocks.listen_for import ListenForBlock
from builder.blocks.myth_fact import MythFactBlock
from builder.blocks.note import NoteBlock
from builder.blocks.opening_agreement import OpeningAgreementBlock
from builder.blocks.quiz import QuizBlock
from builder.blocks.say import SayBlock
from builder.blocks.scenario import ScenarioBlock
from builder.blocks.statistic import StatisticBlock
from builder.blocks.steps import StepsBlock
from builder.blocks.terms import TermsBlock
from builder.blocks.text import TextBlock
from builder.blocks.warning_signs import WarningSignsBlock
from builder.blocks.worksheet import WorksheetBlock

Block: TypeAlias = (
    TextBlock
    | KeyPointsBlock
    | ChecklistBlock
    | ScenarioBlock
    | CalloutBlock
    | FigureBlock
    | TermsBlock
    | StatisticBlock
    | ChartBlock
    | DiagramBlock
    | MythFactBlock
    | WarningSignsBlock
    | StepsBlock
    | DiscussionBlock
    | ActivityBlock
    | QuizBlock
    | ComparisonBlock
    | FaqBlock
    | HelplinesBlock
    | WorksheetBlock
    | ContentNoteBlock
    | OpeningAgreementBlock
    | CloseBlock
    | SayBlock
    | AskBlock
    | ListenForBlock
    | NoteBlock
    | AdaptBlock
)

BLOCKS: dict[str, type[BlockBase]] = {
    model.model_fields["type"].annotation.__args__[0]: model for model in Block.__args__
}
"""Model by the word that stands after ``type:``."""
