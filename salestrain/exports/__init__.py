"""What leaves the course as a file that other programs read: a calendar."""
