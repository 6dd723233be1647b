"""The sentences of what the help promises and does not, each with the tests that hold it."""

PROMISES = {
    "A check-in that was confirmed, on the screen or by exit code 0, is on the disk.": (
        "test_promises.py::test_a_check_in_that_was_confirmed_on_the_screen_is_on_the_disk",
        "durability/test_kill.py::test_every_acknowledged_log_is_there",
    ),
    "Pull the plug after that, and it is there.": (
        "storage/test_connection.py::test_what_is_confirmed_is_on_the_disk",
    ),
    "Each answered step of a check-in is on the disk before the next one is shown.": (
        "tui/screens/test_check_in.py::test_each_answer_is_on_the_disk_before_the_next_question",
        "durability/test_kill.py::test_a_check_in_killed_in_its_terminal_keeps_each_answered_step",
    ),
    "Two terminals never make two records of one day, and neither overwrites the other unasked.": (
        (
            "tui/test_terminal_stories.py::"
            "test_a_day_saved_by_another_terminal_is_not_overwritten_unasked"
        ),
        "durability/test_writers.py::test_eight_writers_lose_nothing_and_double_nothing",
        (
            "durability/test_races.py::"
            "test_in_the_app_a_day_edited_since_it_was_shown_is_not_deleted_unasked"
        ),
    ),
    "Every change keeps what was before: `show` prints it and `undo` restores it.": (
        (
            "test_promises.py::"
            "test_every_change_keeps_what_was_before_show_prints_it_and_undo_brings_it_back"
        ),
        "storage/test_diary.py::test_a_former_state_is_kept_and_brought_back_exactly",
    ),
    "`redo` makes again what was undone, as long as nothing else was changed since.": (
        "storage/test_diary.py::test_undo_takes_changes_back_one_by_one_and_redo_makes_them_again",
        "storage/test_diary.py::test_after_a_new_change_what_was_undone_is_gone_for_good",
    ),
    "Before the first change of each day, and before anything risky, the diary is backed up, and "
    "the backup is read before it counts.": (
        "test_promises.py::test_before_the_first_change_of_each_day_the_diary_is_copied",
        "storage/test_migrations.py::test_an_old_diary_is_kept_as_a_copy_before_it_changes",
        (
            "storage/test_restore.py::"
            "test_the_diary_holds_what_the_backup_holds_and_the_kept_copy_what_was_there"
        ),
        "storage/test_backup.py::test_a_copy_that_went_wrong_does_not_make_a_sound_diary_damaged",
    ),
    "Of each kind (daily, before a restore, before an update, and those that `prtcheck backup` "
    "makes) the newest 14 are kept, in the order they were made, whatever the clock says: "
    "`backups/diary-000123-2026-11-25T213000-daily.db`.": (
        "storage/test_backup.py::test_the_newest_of_a_kind_are_kept_and_the_other_kinds_untouched",
        "storage/test_backup.py::test_a_clock_that_was_put_back_does_not_cost_the_copy_just_made",
        "storage/test_backup.py::test_a_copy_is_named_by_its_number_its_moment_and_its_kind",
    ),
    "**Damage takes no more than itself.**": (
        (
            "durability/test_damage.py::"
            "test_no_sound_day_is_lost_none_is_shown_that_was_not_written_and_doctor_mends"
        ),
        (
            "durability/test_damage_in_app.py::"
            "test_the_app_opened_on_damage_shows_every_sound_day_or_ends_with_a_sentence"
        ),
    ),
    "What SQLite does not notice, such as a single flipped byte, checksums do.": (
        "test_promises.py::test_a_flipped_byte_that_sqlite_does_not_notice_checksums_do",
    ),
    "A day that is not as it was written is left out and named, every other day is shown, and the "
    "command ends with 3.": (
        "test_promises.py::test_a_flipped_byte_that_sqlite_does_not_notice_checksums_do",
        "durability/test_damage.py::test_every_answer_names_what_was_left_out_of_it",
    ),
    "`doctor` shows what the day says now and what it said before: restore that, accept an edit "
    "made with another program, or remove it.": (
        (
            "test_promises.py::"
            "test_doctor_shows_a_bad_day_now_and_before_and_undo_takes_back_what_is_chosen"
        ),
    ),
    "One `undo` takes each back.": (
        (
            "test_promises.py::"
            "test_doctor_shows_a_bad_day_now_and_before_and_undo_takes_back_what_is_chosen"
        ),
    ),
    "The same is true of phases and ratings of your own.": (
        "storage/test_definitions.py::test_a_bad_row_is_brought_back_accepted_or_removed",
        "storage/test_definitions.py::test_a_bad_row_is_left_out_and_named_and_takes_nothing_else",
    ),
    "Where SQLite can't read the file any more, `doctor` makes a diary of the days that can still "
    "be read and of the newest backup, and keeps the damaged file.": (
        (
            "test_promises.py::"
            "test_of_a_file_that_sqlite_cannot_read_doctor_makes_a_diary_and_keeps_the_file"
        ),
    ),
    "A restore keeps the present diary: as a backup, or as `diary.db.damaged-...` where it can't "
    "be read.": (
        (
            "storage/test_restore.py::"
            "test_the_diary_holds_what_the_backup_holds_and_the_kept_copy_what_was_there"
        ),
        "storage/test_restore.py::test_a_damaged_file_is_kept_as_it_is_with_what_is_beside_it",
    ),
    "It names the days that only the present diary has, and can merge instead.": (
        (
            "cli/commands/test_restore.py::"
            "test_the_days_that_only_the_diary_has_are_named_before_the_question"
        ),
        (
            "cli/commands/test_restore.py::"
            "test_a_merge_keeps_the_diarys_days_and_one_undo_takes_it_back"
        ),
    ),
    'Nobody else can write meanwhile, and "Restored" is said after the result was read.': (
        "storage/test_restore.py::test_nobody_writes_from_the_kept_copy_to_the_commit",
        "storage/test_restore.py::test_a_result_that_cannot_be_read_back_is_taken_away_again",
        (
            "durability/test_writers.py::"
            "test_what_is_logged_during_a_restore_is_in_the_diary_or_in_what_is_kept"
        ),
    ),
    "The tests do this harm on purpose: kills at random moments, full disks, flipped bytes, eight "
    "writers at once.": (
        "durability/test_kill.py::test_every_acknowledged_log_is_there",
        "durability/test_disk.py::test_a_full_disk_is_said_and_the_diary_stays_as_it_was",
        (
            "durability/test_damage.py::"
            "test_no_sound_day_is_lost_none_is_shown_that_was_not_written_and_doctor_mends"
        ),
        "durability/test_writers.py::test_eight_writers_lose_nothing_and_double_nothing",
    ),
    "The file is not encrypted.": ("test_promises.py::test_the_file_is_not_encrypted",),
    "Who can use your account, or take the disk out, can read it.": (
        "test_promises.py::test_the_file_is_not_encrypted",
    ),
    "Encrypt the disk or your home folder (LUKS or fscrypt on Linux, FileVault on macOS), or keep "
    "`PRTCHECK_HOME` in a folder that gocryptfs or Cryptomator encrypts.": (
        "test_paths.py::test_one_variable_moves_everything_to_one_folder",
    ),
    "Backups on the same disk don't help when the disk is lost.": (
        "cli/commands/test_backup.py::test_the_copy_that_was_asked_for_is_a_backup_to_the_doctor",
    ),
    "Now and then, `prtcheck backup` to another one.": (
        "cli/commands/test_backup.py::test_the_copy_that_was_asked_for_is_a_backup_to_the_doctor",
    ),
}
