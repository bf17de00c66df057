"""Learn to read: what is named rightly, epoch by epoch, and what is mixed up."""
