"""Running text that several formats mark up alike: paragraphs, headings, claims."""
