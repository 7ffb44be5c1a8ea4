"""Checks: Lesson, Translation, Document, Rendering → what does not keep a promise. They report and change nothing."""
