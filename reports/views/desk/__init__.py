"""The secretariat's pages: thin; summaries read, actions write."""
