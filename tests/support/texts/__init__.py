"""Words and form of sentences: spelling, repetition, addresses, marks left over."""
