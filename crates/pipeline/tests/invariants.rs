//! What must hold for every document: evidence equals the words it points at, nothing is stated without evidence, and
//! the same input gives the same output, whatever the order, the number of threads, or the way it came together.

#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use pipeline::{Options, Progress, ToldTable};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use store::Store;

/// Real documents, if they are at hand, and the samples.
fn documents() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folders = [root.join("crates/cli/samples"), root.join("../shared/data/seeds")];
    let present: Vec<PathBuf> = folders.into_iter().filter(|folder| folder.is_dir()).collect();
    let files = pipeline::list(&present).expect("folders that exist can be listed").files;
    assert!(!files.is_empty(), "no documents to test with");
    files
}

fn extract(path: &Path) -> pipeline::Extract {
    let bytes = std::fs::read(path).unwrap();
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let told = ToldTable::default().for_file(&name);
    pipeline::extract(&name, &bytes, &told, &document::Options::default())
        .unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn build(store: &Store, inputs: &[PathBuf], jobs: usize) -> pipeline::Report {
    let options = Options { jobs: Some(jobs), prune: true, ..Options::default() };
    pipeline::build(store, inputs, &options, &|_: Progress| {}).unwrap()
}

fn dump(store: &Store) -> Vec<String> {
    store.sorted_lines().unwrap().map(Result::unwrap).collect()
}

#[test]
fn every_fact_has_evidence_and_every_quote_is_the_words_it_points_at() {
    for path in documents() {
        let extract = extract(&path);
        let name = path.display();
        assert!(!extract.statements.is_empty(), "{name}: nothing was read");
        for statement in &extract.statements {
            assert!(!statement.ground.spans.is_empty(), "{name}: no ground for {:?}", statement.fact);
            for span in &statement.ground.spans {
                assert!(
                    span.start < span.end && span.end <= extract.source.len(),
                    "{name}: {span} lies outside"
                );
            }
        }
        let mut quotes = 0;
        let literal = |object: &oxrdf::Term| match object {
            oxrdf::Term::Literal(literal) => literal.value().to_owned(),
            other => panic!("{name}: {other} is no literal"),
        };
        let of = |subject: &oxrdf::NamedOrBlankNode, tail: &str| {
            extract
                .triples
                .iter()
                .find(|triple| triple.subject == *subject && triple.predicate.as_str().ends_with(tail))
                .map(|triple| literal(&triple.object))
        };
        for triple in extract.triples.iter().filter(|triple| triple.predicate.as_str().ends_with("#exact")) {
            // The whole of a name that was cut in two has no place of its own; its pieces have.
            let Some(start) = of(&triple.subject, "#start") else { continue };
            let end = of(&triple.subject, "#end").expect("what begins ends");
            let span = text::Span { start: start.parse().unwrap(), end: end.parse().unwrap() };
            assert_eq!(extract.source.slice(span), literal(&triple.object), "{name}: {}", triple.subject);
            quotes += 1;
        }
        assert!(quotes > 0, "{name}: no quotes");
    }
}

#[test]
fn threads_and_order_make_no_difference() {
    let mut files = documents();
    let stores: Vec<Store> = (0..3).map(|_| Store::memory().unwrap()).collect();
    build(&stores[0], &files, 1);
    build(&stores[1], &files, 4);
    files.reverse();
    for file in &files {
        // One after the other, the last first.
        let options = Options { jobs: Some(2), ..Options::default() };
        pipeline::build(&stores[2], std::slice::from_ref(file), &options, &|_| {}).unwrap();
    }
    let first = dump(&stores[0]);
    assert!(first.len() > 1000);
    assert_eq!(first, dump(&stores[1]), "the number of threads made a difference");
    assert_eq!(first, dump(&stores[2]), "the order made a difference");
}

#[test]
fn an_incremental_build_equals_a_full_one() {
    let folder = tempfile::tempdir().unwrap();
    let files = documents();
    for file in &files {
        std::fs::copy(file, folder.path().join(file.file_name().unwrap())).unwrap();
    }
    let inputs = vec![folder.path().to_path_buf()];
    let store = Store::memory().unwrap();
    let report = build(&store, &inputs, 2);
    assert_eq!((report.read, report.unchanged), (files.len(), 0));
    let full = dump(&store);
    let report = build(&store, &inputs, 2);
    assert_eq!((report.read, report.unchanged), (0, files.len()), "unchanged files are not read again");
    assert_eq!(full, dump(&store));
    // One file goes, one changes, and both come back.
    let first = folder.path().join(files[0].file_name().unwrap());
    let second = folder.path().join(files[1].file_name().unwrap());
    std::fs::remove_file(&first).unwrap();
    let content = std::fs::read_to_string(&second).unwrap();
    let half: Vec<&str> = content.lines().take(content.lines().count() / 2).collect();
    std::fs::write(&second, half.join("\n")).unwrap();
    build(&store, &inputs, 2);
    let changed: BTreeSet<String> = dump(&store).into_iter().collect();
    assert_ne!(changed, full.iter().cloned().collect());
    let fresh = Store::memory().unwrap();
    build(&fresh, &inputs, 1);
    assert_eq!(
        changed,
        dump(&fresh).into_iter().collect(),
        "what came from the old files is still there, or something is lost"
    );
    std::fs::copy(&files[0], &first).unwrap();
    std::fs::copy(&files[1], &second).unwrap();
    build(&store, &inputs, 2);
    assert_eq!(full, dump(&store));
}

#[test]
fn bad_files_are_named_and_the_others_go_through() {
    let folder = tempfile::tempdir().unwrap();
    let good = documents().remove(0);
    std::fs::copy(&good, folder.path().join("good.txt")).unwrap();
    let cut: Vec<u8> =
        "第一委员会在2023年9月28日第1次会议上，决定分三个阶段开展工作。".bytes().take(40).collect();
    for (name, bytes) in [
        ("empty.txt", Vec::new()),
        ("binary.txt", vec![0, 1, 2, 3, 255, 0]),
        ("blank.txt", b"\n \n".to_vec()),
        ("cut.txt", cut),
    ] {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    let store = Store::memory().unwrap();
    let report = build(&store, &[folder.path().to_path_buf()], 2);
    assert_eq!(report.read, 1);
    let names: Vec<String> =
        report.failures.iter().map(|failure| failure.path.rsplit('/').next().unwrap().to_owned()).collect();
    assert_eq!(names, ["binary.txt", "blank.txt", "cut.txt", "empty.txt"]);
    assert!(report.failures.iter().all(|failure| !failure.fault.is_empty()));
}

#[test]
fn what_the_user_knows_of_a_file_is_believed() {
    let folder = tempfile::tempdir().unwrap();
    let table = folder.path().join("known.csv");
    let row = "programme-of-work.zh.txt,A/AC.292/2023/99,zh,https://docs.un.org/zh/A/AC.292/2023/99";
    std::fs::write(&table, format!("file,symbol,language,url\n{row}\n")).unwrap();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cli/samples/programme-of-work.zh.txt");
    let store = Store::memory().unwrap();
    let options = Options { told: ToldTable::read(&table).unwrap(), ..Options::default() };
    pipeline::build(&store, &[sample], &options, &|_| {}).unwrap();
    let lines = dump(&store);
    let has = |words: &[&str]| lines.iter().any(|line| words.iter().all(|word| line.contains(word)));
    assert!(has(&["/source/", "#readAs", "doc/A/AC.292/2023/99>"]));
    assert!(has(&["A/AC.292/2023/99/~/zh>", "#officialURL", "<https://docs.un.org/zh/A/AC.292/2023/99>"]));
    std::fs::write(&table, "file,symbol\nx.txt,not a symbol\n").unwrap();
    let fault = ToldTable::read(&table).unwrap_err().to_string();
    assert!(fault.contains("known.csv, line 2") && fault.contains("not a symbol"), "{fault}");
}

#[test]
fn documents_in_an_archive_are_documents() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letters.tar");
    let documents = documents();
    let mut archive = tar::Builder::new(std::fs::File::create(&path).unwrap());
    for document in &documents[..2] {
        archive.append_path_with_name(document, document.file_name().unwrap()).unwrap();
    }
    archive.finish().unwrap();
    let packed = Store::memory().unwrap();
    assert_eq!(build(&packed, std::slice::from_ref(&path), 1).read, 2);
    let plain = Store::memory().unwrap();
    build(&plain, &documents[..2], 1);
    assert!(dump(&packed) == dump(&plain), "the archive gives other triples than its files");
    // What is there is neither read again nor pruned.
    assert_eq!(build(&packed, &[path], 1).unchanged, 2);
    assert!(dump(&packed) == dump(&plain));
}
