/* The search itself is tested elsewhere; here its index is. */
