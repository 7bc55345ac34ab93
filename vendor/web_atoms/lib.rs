// Copyright 2014-2017 The html5ever Project Developers. See the
// COPYRIGHT file at the top-level directory of this distribution.
//
// Licensed under the Apache License, Version 2.0 <LICENSE-APACHE or
// http://www.apache.org/licenses/LICENSE-2.0> or the MIT license
// <LICENSE-MIT or http://opensource.org/licenses/MIT>, at your
// option. This file may not be copied, modified, or distributed
// except according to those terms.

#![allow(unexpected_cfgs)]

/// The spec replaces most characters in the ISO-2022 C1 control code range
/// (U+0080 through U+009F) with these characters, based on Windows 8-bit
/// codepages.
pub static C1_REPLACEMENTS: [Option<char>; 32] = [
    Some('\u{20ac}'),
    None,
    Some('\u{201a}'),
    Some('\u{0192}'),
    Some('\u{201e}'),
    Some('\u{2026}'),
    Some('\u{2020}'),
    Some('\u{2021}'),
    Some('\u{02c6}'),
    Some('\u{2030}'),
    Some('\u{0160}'),
    Some('\u{2039}'),
    Some('\u{0152}'),
    None,
    Some('\u{017d}'),
    None,
    None,
    Some('\u{2018}'),
    Some('\u{2019}'),
    Some('\u{201c}'),
    Some('\u{201d}'),
    Some('\u{2022}'),
    Some('\u{2013}'),
    Some('\u{2014}'),
    Some('\u{02dc}'),
    Some('\u{2122}'),
    Some('\u{0161}'),
    Some('\u{203a}'),
    Some('\u{0153}'),
    None,
    Some('\u{017e}'),
    Some('\u{0178}'),
];

include!(concat!(env!("OUT_DIR"), "/named_entities.rs"));

/// The names of characters, without their '&'.
pub struct NamedEntities;

/// All of them.
pub static NAMED_ENTITIES: NamedEntities = NamedEntities;

/// What is answered for the beginning of a name.
static PREFIX: (u32, u32) = (0, 0);

impl NamedEntities {
    /// The one or two characters a name stands for (the second 0 where there is one); zeros for the beginning of
    /// one or more names.
    pub fn get(&self, name: &str) -> Option<&'static (u32, u32)> {
        let at = ENTITIES.partition_point(|(known, _)| *known < name);
        let (known, codes) = ENTITIES.get(at)?;
        if *known == name {
            Some(codes)
        } else if known.starts_with(name) {
            Some(&PREFIX)
        } else {
            None
        }
    }
}

include!(concat!(env!("OUT_DIR"), "/generated.rs"));
