"""The chat widget's questions, over HTTP as a foreign page asks them."""
