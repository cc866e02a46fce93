"""What is wrong or doubtful in a collection as a whole: names against names, cards against documents, links."""
