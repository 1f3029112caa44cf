"""What runs later. The table is the queue: whatever must happen is a row first, written with its cause."""
