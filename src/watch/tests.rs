//! How files settle.
