"""The reader: one small network that reads a text once, for its grammar and for who says what."""

from claims.encoder.frames import Frame
from claims.encoder.network import Reading, find_readings
from claims.encoder.windows import Stretch, stretches

__all__ = ["Frame", "Reading", "Stretch", "find_readings", "stretches"]
