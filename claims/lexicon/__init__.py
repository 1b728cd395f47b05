"""Validated word lists: which words the rules look for, each list a data file with its source.

Knows TOML and the schemas; knows nothing of what the words are used for. A file that does not hold to its schema is a
`LexiconError` at load, never a rule that silently cannot match.
"""

from claims.lexicon.loading import load, load_file

__all__ = ["load", "load_file"]
