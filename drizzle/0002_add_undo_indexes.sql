ALTER TABLE `undone_upload` ADD `summary` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX `current_figure_observation` ON `current_figure` (`observation_id`);--> statement-breakpoint
CREATE INDEX `issue_submission` ON `issue` (`submission_id`);--> statement-breakpoint
CREATE INDEX `issue_closed_by` ON `issue` (`closed_by_submission_id`) WHERE "issue"."closed_by_submission_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `observation_supersedes` ON `observation` (`supersedes_id`) WHERE "observation"."supersedes_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `submission_upload` ON `submission` (`upload_id`);