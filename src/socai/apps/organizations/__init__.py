"""Units with dates, the decisions that change them, and the posts people hold in them."""
