"""`zhenggai notice KIND [UNIT…]`: print a paper."""
