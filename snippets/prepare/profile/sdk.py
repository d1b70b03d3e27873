# --8<-- [start:load]
import pandas as pd

patients = pd.read_csv("files/patients.csv")
print(patients.shape)
#> (806, 11)
print(patients.head(4).to_string())
# --8<-- [end:load]

# --8<-- [start:explore-columns]
columns = pd.DataFrame(
    {
        "type": patients.dtypes,
        "missing": patients.isna().sum(),
        "distinct": patients.nunique(),
    }
)
print(columns)
print("rows that stand twice:", patients.duplicated().sum())
#> rows that stand twice: 6
# --8<-- [end:explore-columns]

# --8<-- [start:explore-values]
print(patients[["age", "bmi", "pressure"]].describe().round(1))
print(patients["clinic"].value_counts())
numbers = pd.to_numeric(patients["glucose"], errors="coerce")
print(patients.loc[numbers.isna(), "glucose"].value_counts(dropna=False))
# --8<-- [end:explore-values]

# --8<-- [start:prepare]
patients = patients.drop_duplicates().drop(columns=["country"])
patients["glucose"] = numbers
patients["clinic"] = patients["clinic"].str.lower()
patients["pressure"] = patients["pressure"].mask(patients["pressure"] == 999)
patients["admitted"] = pd.to_datetime(patients["admitted"])
# --8<-- [end:prepare]

# --8<-- [start:explore-missing]
by_age = patients.groupby(pd.cut(patients["age"], [18, 45, 65, 100]), observed=True)
print(by_age["glucose"].apply(lambda part: part.isna().mean()).round(2))
# --8<-- [end:explore-missing]

# --8<-- [start:plot]
import matplotlib.pyplot as plt
import seaborn as sns

figure, (left, right) = plt.subplots(1, 2, figsize=(8, 3))
sns.histplot(patients, x="glucose", hue="readmitted", bins=25, ax=left)
numeric = patients[["age", "bmi", "pressure", "glucose", "readmitted"]]
sns.heatmap(
    numeric.corr(), annot=True, fmt=".2f", cmap="vlag", vmin=-1, vmax=1, ax=right
)
figure.savefig("profile.svg")
# --8<-- [end:plot]
