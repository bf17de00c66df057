"""The part "Three trees": ID3, C4.5's ratio and yes/no questions, side by side."""
