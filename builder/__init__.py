"""Turn YAML lessons on staying safe from cyber trafficking into printable handouts and facilitator guides.

The stages in order: load, validate, localize, personalize, compose, typeset, produce. ``builder/README.md`` is the map.
"""

__version__ = "0.1.0"
