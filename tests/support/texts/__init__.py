"""Rules for sentences, wherever they stand: names, words, dates, numbers, addresses."""
