"""Edit: what users ask for → files in their own folders. With ``produce`` the only room that writes.

Every file comes whole or not at all, and nothing of theirs is ever replaced unasked. It lays out nothing and builds
nothing.
"""

from __future__ import annotations

from builder.edit.answers import Answers, filled_in, picture_at
from builder.edit.beginning import begin, refuse_what_is_there
from builder.edit.recording import record
from builder.edit.saving import save

__all__ = ["Answers", "begin", "filled_in", "picture_at", "record", "refuse_what_is_there", "save"]
