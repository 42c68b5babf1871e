"""Units in two trees, posts, people, appointments, and who may do what where."""
