"""Typeset: parts, a look and references → pages, tags, placements, bytes. It opens no user's file and writes none."""
