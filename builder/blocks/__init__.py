"""The types of block that a section may hold. Adding one: see CONTRIBUTING."""

from __future__ import annotations

from typing import TypeAlias

from builder.blocks.base import BlockBase
from builder.blocks.callout import CalloutBlock
from builder.blocks.checklist import ChecklistBlock
from builder.blocks.figure import FigureBlock
from builder.blocks.key_points import KeyPointsBlock
from builder.blocks.say import SayBlock
from builder.blocks.scenario import ScenarioBlock
from builder.blocks.text import TextBlock

Block: TypeAlias = TextBlock | KeyPointsBlock | ChecklistBlock | ScenarioBlock | CalloutBlock | SayBlock | FigureBlock

BLOCKS: dict[str, type[BlockBase]] = {
    model.model_fields["type"].annotation.__args__[0]: model for model in Block.__args__
}
"""Model by the word that stands after ``type:``."""
