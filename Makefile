# Every target installs what it needs. `make help` lists them.
.DEFAULT_GOAL := help
NODE_MODULES := node_modules/.package-lock.json
export CHECKPOINT_DISABLE := 1

.PHONY: dashboards help synth plan guard signals bench test check types lint format build secrets first-run render availability contract clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(NODE_MODULES): package.json package-lock.json
	npm ci --no-audit --no-fund
	@touch $@

build: $(NODE_MODULES)
	@npm run --silent build

synth: build ## Write the Terraform JSON of all environments to cdktf.out and list the stacks
	@rm -rf cdktf.out
	@node dist/main.js
	@node dist/tools/report/main.js

plan: synth ## Take every stack through its whole life on mock providers, without a cloud: make plan [ARGS="--stack <name>"]
	@node dist/tools/offline-plan/main.js $(ARGS)

guard: synth ## Refuse what an upgrade from a revision would take away or expose: make guard BASE=<revision>
	@node dist/tools/plan-guard/main.js upgrade "$(call required,BASE)" $(ARGS)

first-run: build ## Try rules and routing on a real Prometheus and Alertmanager, on loopback: make first-run [ARGS="dev"]
	@node dist/tools/first-run/main.js $(ARGS)

signals: build ## Check every query, rule, objective, dashboard and route, and print who gets what
	@node dist/tools/signals/main.js

secrets: build ## List every Secret that must exist before the deploy
	@node dist/tools/secrets/main.js

test: build ## Run the tests
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

availability: synth ## Show which losses each part survives: make availability [ARGS="--zones 3 --stack <name>"]
	@node dist/tools/availability/main.js $(ARGS)

contract: build ## Write the value paths of charts to charts/contracts: make contract CHARTS="<chart> <chart>"
	@node dist/tools/chart-contract/main.js $(CHARTS)

bench: build ## Measure synth and plan against a bare program; takes some minutes
	@node dist/tools/bench/main.js $(ARGS)

dashboards: build ## Write pictures and queries of all dashboards to docs/dashboards, for review without Grafana
	@node dist/tools/dashboards/main.js

clean: ## Remove everything that the other targets made
	rm -rf dist cdktf.out .cache node_modules

.PHONY: environments providers cloud-plan deploy

environments: build ## List the environments and their clouds as JSON, for CI
	@node dist/tools/environments/main.js $(ENVIRONMENT)

providers: synth ## Check every stack with the real providers, without credentials
	@node dist/tools/providers/main.js $(ARGS)

cloud-plan: synth ## Plan an environment in its clouds: make cloud-plan ENVIRONMENT=<name> [ARGS=--keep-plans]
	@node dist/tools/cloud-plan/main.js "$(call required,ENVIRONMENT)" --summary .cache/cloud-plan/summary.md $(ARGS)

deploy: build ## Deploy an environment: make deploy ENVIRONMENT=<name>; asks before each stack, unless CI or APPROVE is set
	@# Several stacks start at once, which the cache of plugins that cdktf would share is not safe for.
	@CDKTF_DISABLE_PLUGIN_CACHE_ENV=1 BELVEDERE_ENVIRONMENTS="$(call required,ENVIRONMENT)" npx cdktf deploy "$(ENVIRONMENT)-*" $(if $(CI)$(APPROVE),--auto-approve)

required = $(or $($(1)),$(error Say $(1)=<name>: `make environments` lists the names))
