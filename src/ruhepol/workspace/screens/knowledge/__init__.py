"""Articles: found, written in both languages side by side, illustrated, published; and what is wished for."""
