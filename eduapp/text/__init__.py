"""The ground floor: documents with line and column, findings, expressions, prose, charts. Pure."""
