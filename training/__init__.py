"""How the bundled model is made: labelled articles in, one ONNX file out. Nothing here is needed to use the product."""
