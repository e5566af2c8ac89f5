//! How long the stages take: `cargo bench -p pipeline`. Reads the samples, and the four real documents where they are at
//! hand.

#![expect(clippy::unwrap_used, reason = "a benchmark may stop at once")]
#![allow(missing_docs, reason = "made by the harness")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use pipeline::{Options, ToldTable};
use std::path::{Path, PathBuf};
use store::Store;

fn folders() -> Vec<(&'static str, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folders =
        [("samples", root.join("crates/cli/samples")), ("four documents", root.join("../shared/data/seeds"))];
    folders.into_iter().filter(|(_, folder)| folder.is_dir()).collect()
}

fn stages(criterion: &mut Criterion) {
    for (name, folder) in folders() {
        let files = pipeline::list(std::slice::from_ref(&folder)).unwrap().files;
        let documents: Vec<(String, Vec<u8>)> = files
            .iter()
            .map(|path| {
                (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(path).unwrap())
            })
            .collect();
        let bytes: usize = documents.iter().map(|(_, bytes)| bytes.len()).sum();
        let mut group = criterion.benchmark_group(name);
        group.sample_size(20).throughput(Throughput::Bytes(bytes as u64));
        group.bench_function("read", |bencher| {
            bencher.iter(|| {
                for (name, bytes) in &documents {
                    document::read(name, bytes, &document::Options::default()).unwrap();
                }
            });
        });
        let told = ToldTable::default();
        group.bench_function("extract", |bencher| {
            bencher.iter(|| {
                for (name, bytes) in &documents {
                    pipeline::extract(name, bytes, &told.for_file(name), &document::Options::default())
                        .unwrap();
                }
            });
        });
        group.bench_function("build in memory", |bencher| {
            bencher.iter(|| {
                let store = Store::memory().unwrap();
                pipeline::build(&store, std::slice::from_ref(&folder), &Options::default(), &|_| {}).unwrap();
            });
        });
        group.finish();
    }
}

criterion_group!(benches, stages);
criterion_main!(benches);
