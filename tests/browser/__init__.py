"""The pages in a real browser: one journey per story, and each template in both colour schemes."""
