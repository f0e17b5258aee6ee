"""The API: JSON in and out, problem documents for every refusal."""
