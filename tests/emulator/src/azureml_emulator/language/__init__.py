"""The language models of the emulator: embeddings, token counts, an extractive model."""
