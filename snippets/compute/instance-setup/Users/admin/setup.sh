#!/bin/bash
set -e

sudo -u azureuser -i <<'EOF'
source /anaconda/etc/profile.d/conda.sh
conda create --name newenv --yes python=3.10 ipykernel
conda activate newenv
python -m ipykernel install --user --name newenv --display-name "Python (newenv)"
EOF
