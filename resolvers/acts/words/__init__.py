"""What texts are searched for: numbers and names of persons, and what is nobody's business."""
