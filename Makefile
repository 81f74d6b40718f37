# Every target installs what it needs. `make help` lists them.
.DEFAULT_GOAL := help
NODE_MODULES := node_modules/.package-lock.json
export CHECKPOINT_DISABLE := 1

.PHONY: help synth test check types lint format build secrets render contract clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(NODE_MODULES): package.json package-lock.json
	npm ci --no-audit --no-fund
	@touch $@

build: $(NODE_MODULES)
	@npm run --silent build

synth: build ## Write the Terraform JSON of all environments to cdktf.out and list the stacks
	@rm -rf cdktf.out
	@node dist/main.js
	@node dist/tools/report/main.js

secrets: build ## List every Secret that must exist before the deploy
	@node dist/tools/secrets/main.js

test: $(NODE_MODULES) ## Run the tests
	@npx jest

types: $(NODE_MODULES)
	@npm run --silent typecheck

lint: $(NODE_MODULES)
	@npm run --silent lint

format: $(NODE_MODULES)
	@npm run --silent format

check: types lint format test ## Check types, lint and format, then run the tests

render: synth ## Render every release with the real charts: make render CHARTS=<folder>
	@node dist/tools/render/main.js --charts "$(CHARTS)"

contract: build ## Write the value paths of charts to charts/contracts: make contract CHARTS="<chart> <chart>"
	@node dist/tools/chart-contract/main.js $(CHARTS)

clean: ## Remove everything that the other targets made
	rm -rf dist cdktf.out .cache node_modules
