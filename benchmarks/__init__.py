"""Measuring: prediction commands over labelled data, the accuracy gate, and load.

Knows the package's public rooms and the formats of the labelled data; knows no labels while predicting.
"""
