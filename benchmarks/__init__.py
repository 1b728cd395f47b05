"""Prediction commands and gates: what the toolkit finds in labelled texts, and how fast."""
