//! `--fix`: what is repaired, what is left, and what never is.

use super::*;

#[test]
fn repairs_the_file_and_reports_what_it_did() {
    let folder = Folder::new(&[("a.go", SLIP)]);
    let run = folder.check(&["--fix", "a.go"]);
    assert_eq!(run.status, 0);
    assert!(run.stdout.starts_with("a.go: fixed: ") && run.stdout.contains("[ignored-error]\n"), "{}", run.stdout);
    assert!(run.stdout.ends_with("no findings in 1 file, 1 fixed\n"), "{}", run.stdout);
    assert!(folder.read("a.go").contains("data, err := os.ReadFile(path)\n\tif err != nil {"));
    assert_eq!(folder.json(&["a.go"]).1, 0, "the repaired file is clean");
    let names: Vec<_> = fs::read_dir(folder.0.path()).expect("the folder").collect();
    assert_eq!(names.len(), 1, "nothing else is left in the folder: {names:?}");
}

#[test]
fn lists_the_repairs_in_json() {
    let (report, status) = Folder::new(&[("a.go", SLIP)]).json(&["--fix", "a.go"]);
    assert_eq!((status, findings(&report)), (0, vec![]));
    assert_eq!((&report["fixed"][0]["path"], &report["fixed"][0]["rule"]), (&"a.go".into(), &"ignored-error".into()));
}

#[test]
fn repairs_all_of_a_file_however_the_fixes_meet() {
    let line = "\tdata, _ := os.ReadFile(path)\n";
    let two = format!("{line}\tif len(data) > 0 {{\n\t{line}\t\treturn data, nil\n\t}}\n");
    let folder = Folder::new(&[("a.go", &SLIP.replace(line, &two))]);
    let run = folder.check(&["--fix", "a.go"]);
    assert_eq!(run.status, 0, "{}", run.stdout);
    assert_eq!(folder.read("a.go").matches("\"fmt\"").count(), 1, "{}", folder.read("a.go"));
}

#[test]
fn leaves_what_needs_a_reader_and_says_so() {
    let text = SLIP.replace("([]byte, error)", "[]byte").replace("data, nil", "data");
    let folder = Folder::new(&[("a.go", &text)]);
    let run = folder.check(&["--fix", "a.go"]);
    assert_eq!(run.status, 1);
    assert!(run.stdout.ends_with("1 finding (1 warning) in 1 file\n"), "{}", run.stdout);
    assert_eq!(folder.read("a.go"), text);
}

#[test]
fn does_not_touch_a_file_that_is_not_go() {
    let text = format!("{SLIP}\nfunc {{{{{{\n");
    let folder = Folder::new(&[("a.go", &text)]);
    assert_eq!(folder.check(&["--fix", "a.go"]).status, 2);
    assert_eq!(folder.read("a.go"), text);
}

#[cfg(unix)]
mod on_unix {
    use super::*;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("the mode");
    }

    #[test]
    fn keeps_permissions() {
        let folder = Folder::new(&[("a.go", SLIP)]);
        set_mode(&folder.path("a.go"), 0o750);
        assert_eq!(folder.check(&["--fix", "a.go"]).status, 0);
        let mode = fs::metadata(folder.path("a.go")).expect("the file").mode();
        assert_eq!(mode & 0o777, 0o750);
    }

    #[test]
    fn repairs_what_a_link_points_to() {
        let folder = Folder::new(&[("real/a.go", SLIP)]);
        symlink("real/a.go", folder.path("a.go")).expect("a link");
        assert_eq!(folder.check(&["--fix", "a.go"]).status, 0);
        assert!(folder.path("a.go").is_symlink());
        assert!(folder.read("real/a.go").contains("err != nil"));
    }

    #[test]
    fn does_not_write_a_clean_file_again() {
        let folder = Folder::new(&[("a.go", CLEAN)]);
        let inode = |folder: &Folder| fs::metadata(folder.path("a.go")).expect("the file").ino();
        let before = inode(&folder);
        assert_eq!(folder.check(&["--fix", "."]).status, 0);
        assert_eq!(inode(&folder), before);
    }

    #[test]
    fn reports_a_file_that_must_not_be_written_as_it_stands() {
        let folder = Folder::new(&[("a.go", SLIP)]);
        set_mode(&folder.path("a.go"), 0o444);
        let (report, status) = folder.json(&["--fix", "a.go"]);
        assert_eq!((status, error_paths(&report)), (2, vec!["a.go"]));
        assert_eq!(findings(&report), ["a.go:6 ignored-error"]);
        assert_eq!(report["fixed"], Value::Null);
        assert_eq!(folder.read("a.go"), SLIP);
    }
}
