//! Floor 0: text without project types. Folding, shapes, dictionaries, addresses.

pub mod address;
pub mod clause;
pub mod day;
pub mod dictionary;
pub mod fold;
pub mod gibberish;
pub mod needles;
pub mod order;
pub mod packed;
pub mod phrases;
pub mod shape;
pub mod size;
pub mod slips;
mod table;
pub mod tables;
