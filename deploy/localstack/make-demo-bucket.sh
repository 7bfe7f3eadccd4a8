#!/usr/bin/env bash
# LocalStack runs this once it is ready; its disk is empty at each start.
set -euo pipefail
awslocal s3 mb s3://demo-bucket
