"""Numbers and words in, figures out: Plotly for exploring, SVG and PNG for reading. Knows no Django and no database."""
